package city.koinon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference inputs of Certificate Transparency. */
class MerkleTreeTest {

    static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9c, fa01d",
        "2, fac54203, 3c125",
        "3, aeb6bcfe, 06e77",
        "7, ddb89be4, 74c8c",
        "8, 5dc9da79, 04328"
    })
    void growsTheReferenceRoots(int size, String begins, String ends) {
        assertThat(rootOf(size)).startsWith(begins).endsWith(ends);
    }

    @Test
    void growsTheWholeReferenceRootOfEight() {
        assertThat(rootOf(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void standsOnTheHashOfNothingWhileThereIsNothing() {
        assertThat(rootOf(0)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void changesWithTheOrderOfItsLeaves() {
        var there = leaves(8);
        var back = new ArrayList<>(there).reversed();
        assertThat(MerkleTree.root(back)).isNotEqualTo(MerkleTree.root(there));
    }

    private static String rootOf(int size) {
        return HexFormat.of().formatHex(MerkleTree.root(leaves(size)));
    }

    private static List<byte[]> leaves(int size) {
        return LEAVES.subList(0, size).stream().map(HexFormat.of()::parseHex).toList();
    }
}
