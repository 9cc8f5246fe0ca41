package city.koinon.act.pathways;

import city.koinon.platform.identity.Seals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.springframework.stereotype.Component;

/**
 * What somebody says before they keep anything travels in the address, so that a plan works without scripts and cookies, with the back
 * button and in another language; sealed, so that a log on the way or a look over the shoulder tells nothing.
 */
@Component
class Envelopes {

    private static final String USE = "answers in an address";

    /** Letters of an address: servers on the way take about eight thousand together with all else a browser sends. */
    private static final int LONGEST = 4_000;

    private final Seals seals;

    Envelopes(Seals seals) {
        this.seals = seals;
    }

    String seal(Said said) {
        return said.equals(Said.NOTHING)
                ? ""
                : Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(USE, pressed(said.bytes())));
    }

    /** Some hundred steps; whoever has more to say keeps it under a code. */
    boolean holds(Said said) {
        return seal(said).length() <= LONGEST;
    }

    /** Empty when it was cut or changed on its way, or comes from elsewhere. */
    Optional<Said> open(String sealed) {
        if (sealed.isEmpty()) {
            return Optional.of(Said.NOTHING);
        }
        if (sealed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return seals.open(USE, Base64.getUrlDecoder().decode(sealed)).map(it -> Said.of(unpressed(it)));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private static byte[] pressed(byte[] plain) {
        var pressed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(pressed, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pressed.toByteArray();
    }

    private static byte[] unpressed(byte[] pressed) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(pressed), new Inflater(true))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
