package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.shell.NoticeBoard.Notice;

class NoticeBoardTest {
    private final NoticeBoard board = new NoticeBoard();

    private static Failure lost(String host) {
        return new Failure.ConnectionLost(host, "");
    }

    @Test
    void failuresStayUntilTheyAreTakenAway() {
        board.failed(lost("db1"));
        board.said("saved");
        board.failed(lost("db2"));
        assertThat(board.shown())
                .containsExactly(
                        new Notice.Failed(lost("db2")), new Notice.Said("saved"), new Notice.Failed(lost("db1")));
        board.dismiss(board.shown().get(0));
        assertThat(board.shown()).hasSize(2);
    }

    @Test
    void newsTakeThePlaceOfOlderNews() {
        board.said("one");
        board.said("two");
        assertThat(board.shown()).containsExactly(new Notice.Said("two"));
    }

    @Test
    void theSameFailureTwiceIsOneNotice() {
        board.failed(lost("db1"));
        board.failed(lost("db2"));
        board.failed(lost("db1"));
        assertThat(board.shown()).isEqualTo(List.of(new Notice.Failed(lost("db1")), new Notice.Failed(lost("db2"))));
    }

    @Test
    void thereIsAnEnd() {
        for (int i = 0; i < 100; i++) {
            board.failed(lost("db" + i));
        }
        assertThat(board.shown()).hasSize(20);
        assertThat(board.shown().get(0)).isEqualTo(new Notice.Failed(lost("db99")));
    }
}
