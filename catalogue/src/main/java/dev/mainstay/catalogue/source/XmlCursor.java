package dev.mainstay.catalogue.source;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Cursor that walks an XML document forward. No document type, no entity but the five of XML itself; texts of limited length.
 */
public final class XmlCursor {

    private static final XMLInputFactory FACTORY = factory();

    /** Characters; the longest published so far has 80,000. */
    private static final int MOST_OF_A_NOTE = 1 << 18;

    private final String document;
    private final ReadingRules rules;
    private final XMLStreamReader xml;

    public XmlCursor(String document, InputStream in, ReadingRules rules)
            throws IOException, MalformedDocumentException {
        this.document = document;
        this.rules = rules;
        try {
            this.xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    /** The next start or end of an element, as {@link XMLStreamConstants}; END_DOCUMENT at the end. */
    public int next() throws IOException, MalformedDocumentException {
        try {
            while (true) {
                int event = xml.next();
                switch (event) {
                    case XMLStreamConstants.DTD -> throw malformed("has a document type, which is not read");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw malformed("refers to the entity " + xml.getLocalName() + ", which is not read");
                    case XMLStreamConstants.START_ELEMENT,
                            XMLStreamConstants.END_ELEMENT,
                            XMLStreamConstants.END_DOCUMENT -> {
                        return event;
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    public String name() {
        return xml.getLocalName();
    }

    public boolean isIn(String namespace) {
        return namespace.equals(xml.getNamespaceURI());
    }

    @Nullable
    public String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** The stripped text of the current element, whose children are passed over; ends on its end. */
    public String text() throws IOException, MalformedDocumentException {
        StringBuilder text = new StringBuilder();
        String element = name();
        try {
            for (int depth = 1; depth > 0; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (text.length() + xml.getTextLength() > rules.maxText()) {
                            throw malformed(
                                    "the text of " + element + " is longer than " + rules.maxText() + " characters");
                        }
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw malformed("refers to the entity " + xml.getLocalName() + ", which is not read");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
        return text.toString().strip();
    }

    /** Passes over the current element and all in it. */
    public void passOver() throws IOException, MalformedDocumentException {
        for (int depth = 1; depth > 0; ) {
            depth += next() == XMLStreamConstants.START_ELEMENT ? 1 : -1;
        }
    }

    /** The text of the current element as far as it is kept, in which only what stands out is looked for. */
    public String note() throws IOException, MalformedDocumentException {
        StringBuilder text = new StringBuilder();
        try {
            for (int depth = 1; depth > 0; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        int room = Math.min(xml.getTextLength(), MOST_OF_A_NOTE - text.length());
                        text.append(xml.getTextCharacters(), xml.getTextStart(), room);
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw malformed("refers to the entity " + xml.getLocalName() + ", which is not read");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
        return text.toString();
    }

    public MalformedDocumentException malformed(String reason) {
        return new MalformedDocumentException(document, place(xml.getLocation()), reason);
    }

    private MalformedDocumentException malformed(XMLStreamException e) throws IOException {
        Location location = e.getLocation();
        Throwable cause = e.getNestedException() == null ? e.getCause() : e.getNestedException();
        if (cause instanceof BoundedInput.TooLong tooLong) {
            return new MalformedDocumentException(document, place(location), String.valueOf(tooLong.getMessage()));
        }
        if (cause instanceof java.util.zip.ZipException || cause instanceof java.io.EOFException) {
            return new MalformedDocumentException(
                    document, place(location), "the compressed data is damaged or cut off: " + cause.getMessage());
        }
        if (cause instanceof java.io.CharConversionException) {
            return new MalformedDocumentException(document, place(location), "is not in the encoding it claims");
        }
        if (cause instanceof IOException io) {
            throw io;
        }
        return new MalformedDocumentException(document, place(location), firstReason(e));
    }

    /** The parser's own message without its position, which the place already says. */
    private static String firstReason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return start < 0 ? message : message.substring(start + "Message: ".length());
    }

    private static String place(@Nullable Location location) {
        return location == null || location.getLineNumber() < 0
                ? "at its start"
                : "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }
}
