package org.standbywizard.ui.page.apply;

import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/** The window's secrets, and for a new role the password that Preview could show. */
record ShownPassword(Secrets others, Secret password) implements Secrets {
    @Override
    public Secret get(SecretRef ref, SecretPurpose purpose) {
        return others.get(ref, purpose);
    }

    @Override
    public Secret once(SecretPurpose purpose) {
        return others.once(purpose);
    }

    @Override
    public Secret fresh() {
        return password;
    }

    @Override
    public void forget(SecretPurpose purpose) {
        others.forget(purpose);
    }
}
