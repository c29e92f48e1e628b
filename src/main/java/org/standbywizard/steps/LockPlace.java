package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.remote.RunAs;

/**
 * A directory on a server's host with a lock in it.
 *
 * @param as who works on it: never root in another user's directory, where that user may put links
 * @param needed whether a run must have its lock there; else only where there can be a wizard of that user
 * @param mine whether this run's lock goes there; else it is only looked at, as far as it may be read
 */
record LockPlace(String directory, RunAs as, boolean needed, boolean mine) {
    /** All of them, in the order in which a wizard takes or looks at them. */
    static List<LockPlace> of(ServerRef server) {
        LockPlace own = new LockPlace(server.wizardDirectory(), new RunAs.Admin(), true, true);
        List<LockPlace> places = new ArrayList<>();
        if (!server.ownerDirectory().isEmpty()) {
            places.add(own);
            places.add(new LockPlace(server.ownerDirectory(), new RunAs.User(server.osUser()), false, true));
        } else {
            if (!server.wizardDirectory().equals(ServerRefs.ROOT_DIRECTORY)) {
                places.add(new LockPlace(ServerRefs.ROOT_DIRECTORY, new RunAs.Login(), true, false));
            }
            places.add(own);
        }
        return places;
    }

    static List<LockPlace> mine(ServerRef server) {
        return of(server).stream().filter(LockPlace::mine).toList();
    }
}
