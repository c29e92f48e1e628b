package org.standbywizard.plan;

/**
 * A file as it was read from a host.
 *
 * @param path where it was asked for
 * @param realPath where it lies after symbolic links
 * @param exists false for a path with nothing there; the other fields are then empty
 * @param content the bytes, one char each (ISO-8859-1), so that nothing is lost
 * @param sha256 of the bytes, lower-case hex
 * @param mode octal, such as {@code 0640}
 * @param modifiedAt seconds since 1970, with their fraction
 */
public record FileSnapshot(
        String path,
        String realPath,
        boolean exists,
        String content,
        String sha256,
        String owner,
        String group,
        String mode,
        double modifiedAt) {

    /** Nothing at this path. */
    public static FileSnapshot absent(String path) {
        return new FileSnapshot(path, path, false, "", "", "", "", "", 0);
    }

    /** Without the content, which may hold passwords. */
    @Override
    public String toString() {
        return path + (exists ? " " + owner + ":" + group + " " + mode + " " + sha256 : " (absent)");
    }
}
