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
public record LockPlace(String directory, RunAs as, boolean needed, boolean mine) {
    /** All of them; whoever is in the way in an earlier one is told first. */
    public static List<LockPlace> of(ServerRef server) {
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

    /** Those that a run of this server's takes. */
    public static List<LockPlace> mine(ServerRef server) {
        return of(server).stream().filter(LockPlace::mine).toList();
    }
}
