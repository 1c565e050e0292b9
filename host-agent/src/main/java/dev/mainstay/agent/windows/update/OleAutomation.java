package dev.mainstay.agent.windows.update;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;

/**
 * What jna-platform's OleAuto offers only with structures that are slow to read and easy to leak. Strings (BSTR) made here
 * are freed by {@link #SysFreeString}; a VARIANT with a BSTR or an object in it by {@link #VariantClear}.
 */
interface OleAutomation extends StdCallLibrary {

    OleAutomation INSTANCE = Native.load("OleAut32", OleAutomation.class);

    Pointer SysAllocStringLen(char[] text, int length);

    void SysFreeString(Pointer bstr);

    int SysStringLen(Pointer bstr);

    int VariantClear(Pointer variant);
}
