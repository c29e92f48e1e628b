package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.standbywizard.ui.model.Intent;

class PageFlowTest {
    private final SimpleObjectProperty<Intent> intent = new SimpleObjectProperty<>(Intent.SET_UP);
    private final PageFlow flow = new PageFlow(intent);

    @Test
    void settingUpGoesThroughAllPages() {
        StringBuilder way = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            way.append(flow.current().get().word()).append(' ');
            flow.next();
        }
        assertThat(way.toString()).isEqualTo("start primary standbys settings preflight preview apply verify verify ");
    }

    @Test
    void checkingGoesFromTheServersToVerify() {
        intent.set(Intent.CHECK);
        assertThat(flow.order()).containsExactly(PageId.START, PageId.PRIMARY, PageId.STANDBYS, PageId.VERIFY);
        flow.go(PageId.STANDBYS);
        flow.next();
        assertThat(flow.current().get()).isEqualTo(PageId.VERIFY);
        flow.back();
        assertThat(flow.current().get()).isEqualTo(PageId.STANDBYS);
    }

    @Test
    void undoLiesBesideAndLeadsBackToWhereOneCameFrom() {
        flow.go(PageId.VERIFY);
        flow.go(PageId.UNDO);
        flow.next();
        assertThat(flow.current().get()).as("nothing comes after it").isEqualTo(PageId.UNDO);
        flow.back();
        assertThat(flow.current().get()).isEqualTo(PageId.VERIFY);
    }

    @Test
    void thereIsNothingBeforeTheFirstPage() {
        flow.back();
        assertThat(flow.current().get()).isEqualTo(PageId.START);
    }

    @Test
    void aPageThatThisIntentHasNotLeadsToTheStart() {
        flow.go(PageId.SETTINGS);
        intent.set(Intent.CHECK);
        flow.go(PageId.UNDO);
        flow.back();
        assertThat(flow.current().get()).isEqualTo(PageId.START);
    }
}
