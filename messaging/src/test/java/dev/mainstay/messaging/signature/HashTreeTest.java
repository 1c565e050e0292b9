package dev.mainstay.messaging.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashTreeTest {

    @Test
    void everyLeafLeadsToTheRootAndNoOtherDoes() {
        for (int size = 1; size <= 33; size++) {
            List<byte[]> leaves = leaves(size);
            HashTree tree = new HashTree(leaves);
            for (int i = 0; i < size; i++) {
                assertThat(HashTree.root(leaves.get(i), tree.path(i))).isEqualTo(tree.root());
                assertThat(HashTree.root(leaves(size + 1).getLast(), tree.path(i)))
                        .isNotEqualTo(tree.root());
            }
        }
    }

    @Test
    void aPathOfANeighbourOrABentOneLeadsElsewhere() {
        List<byte[]> leaves = leaves(5);
        HashTree tree = new HashTree(leaves);
        byte[] bent = tree.path(0);
        bent[7] ^= 1;

        assertThat(HashTree.root(leaves.get(0), tree.path(1))).isNotEqualTo(tree.root());
        assertThat(HashTree.root(leaves.get(0), bent)).isNotEqualTo(tree.root());
        assertThat(tree.path(4)).hasSize(33);
    }

    @Test
    void whatIsNoPathIsRefused() {
        for (int length : new int[] {1, 32, 34, 33 * 22}) {
            assertThatThrownBy(() -> HashTree.root(leaves(1).getFirst(), new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<byte[]> leaves(int number) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            leaves.add(HashTree.sha256().digest(new byte[] {(byte) i}));
        }
        return leaves;
    }
}
