package dev.mainstay.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FramesTest {

    @Property(tries = 300)
    void whatIsWholeBeforeACutIsReadAndNothingElse(
            @ForAll @Size(max = 8) List<@Size(min = 1, max = 60) byte[]> payloads,
            @ForAll @IntRange(max = 600) int cut) {
        byte[] file = file(payloads);
        int length = Math.min(cut, file.length);

        Frames.Decoded decoded = Frames.decode(Arrays.copyOf(file, length));

        int whole = 0;
        int end = 0;
        while (whole < payloads.size() && end + Frames.OVERHEAD + payloads.get(whole).length <= length) {
            end += Frames.OVERHEAD + payloads.get(whole++).length;
        }
        assertThat(decoded.payloads()).containsExactlyElementsOf(payloads.subList(0, whole));
        assertThat(decoded.length()).isEqualTo(end);
    }

    @Property(tries = 500)
    void aFlippedBitEndsTheJournalBeforeItsRecord(
            @ForAll @Size(min = 1, max = 8) List<@Size(min = 1, max = 60) byte[]> payloads,
            @ForAll @IntRange(max = 100_000) int position) {
        byte[] file = file(payloads);
        int bit = position % (file.length * 8);
        file[bit / 8] ^= (byte) (1 << bit % 8);

        int hit = 0;
        for (int end = 0; (end += Frames.OVERHEAD + payloads.get(hit).length) <= bit / 8; ) {
            hit++;
        }
        assertThat(Frames.decode(file).payloads()).containsExactlyElementsOf(payloads.subList(0, hit));
    }

    @Property(tries = 300)
    void noBytesAtAllMakeItFail(@ForAll @Size(max = 200) byte[] anything) {
        assertThat(Frames.decode(anything).length()).isBetween(0, anything.length);
    }

    private static byte[] file(List<byte[]> payloads) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        payloads.forEach(payload -> file.writeBytes(Frames.encode(payload)));
        return file.toByteArray();
    }
}
