package org.standbywizard.ui.shell;

import org.standbywizard.text.Messages;
import org.standbywizard.ui.model.WizardModel;

/** What a page gets from its frame. @param words of the language that the page is shown in */
public record PageContext(
        WizardModel model, Messages words, Navigator navigator, Desktop desktop, Layout layout, Notices notices) {}
