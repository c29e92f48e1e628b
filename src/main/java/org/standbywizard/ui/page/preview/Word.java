package org.standbywizard.ui.page.preview;

import java.util.List;
import org.standbywizard.remote.Failure;

/** What an attempt to apply, or the last look before it, has to say. */
sealed interface Word {
    /** Files were changed by others; the preview was made anew. */
    record Changed(List<String> files) implements Word {}

    /** There is more to say something to than there was. */
    record Worse() implements Word {}

    /** More connections than were agreed to. */
    record More() implements Word {}

    /** Nothing was chosen about the restart. */
    record NoConsent() implements Word {}

    record Failed(Failure failure) implements Word {}
}
