package city.koinon.platform.ledger;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * An act as it lies in the record: its content in canonical form, the salt, and the leaf that a signed tree will hold. The leaf carries no
 * free text: content and salt can be erased, and the tree still stands.
 *
 * @param content canonical JSON: who, when, from which state to which, linked to what, and the payload; of an erased act what was left
 * @param salt empty when it was erased together with the words
 */
record Entry(Act act, String content, byte[] salt) {

    static byte[] commitment(byte[] salt, String content) {
        return MerkleTree.sha256(salt, Canonical.bytes(content));
    }

    /** Whether the words are still those that were recorded, as far as they are there. */
    boolean whole() {
        return act.erased() != null || Arrays.equals(commitment(salt, content), act.commitment());
    }

    String leaf() {
        return Canonical.text(Map.of(
                "v", 1,
                "type", act.type(),
                "subject", act.subject().toString(),
                "date", act.on(),
                "commitment", commitmentHex()));
    }

    String leafHashHex() {
        return HexFormat.of().formatHex(MerkleTree.leafHash(Canonical.bytes(leaf())));
    }

    String saltHex() {
        return HexFormat.of().formatHex(salt);
    }

    String commitmentHex() {
        return HexFormat.of().formatHex(act.commitment());
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Entry entry && entry.act.equals(act);
    }

    @Override
    public int hashCode() {
        return act.hashCode();
    }
}
