package city.koinon.platform.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The tree of RFC 6962, section 2.1, over SHA-256: one root that changes when any leaf, or their order, changes. */
final class MerkleTree {

    private MerkleTree() {}

    /** @return 32 bytes; of no leaves at all the hash of nothing */
    static byte[] root(List<byte[]> leaves) {
        return switch (leaves.size()) {
            case 0 -> sha256();
            case 1 -> leafHash(leaves.getFirst());
            default -> {
                var split = Integer.highestOneBit(leaves.size() - 1);
                yield nodeHash(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
            }
        };
    }

    static byte[] leafHash(byte[] leaf) {
        return sha256(new byte[] {0}, leaf);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
