package org.standbywizard.lab.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Unpacks one tar archive, as the server sends it (ustar), from pieces of any size. */
public final class Untar implements AutoCloseable {
    private static final int BLOCK = 512;

    private final Path target;
    private final Map<String, String> links;
    private final byte[] header = new byte[BLOCK];
    private int headerFilled;
    private OutputStream file;
    private long left;
    private long padding;

    /** @param links where a symbolic link shall lead instead of where the archive says */
    public Untar(Path target, Map<String, String> links) {
        this.target = target;
        this.links = links;
    }

    /** The next piece. */
    public void accept(byte[] data, int start, int length) throws IOException {
        int at = start;
        int end = start + length;
        while (at < end) {
            if (left > 0) {
                int part = (int) Math.min(left, end - at);
                file.write(data, at, part);
                at += part;
                left -= part;
                if (left == 0) {
                    close();
                }
            } else if (padding > 0) {
                int part = (int) Math.min(padding, end - at);
                at += part;
                padding -= part;
            } else {
                int part = Math.min(BLOCK - headerFilled, end - at);
                System.arraycopy(data, at, header, headerFilled, part);
                at += part;
                headerFilled += part;
                if (headerFilled == BLOCK) {
                    headerFilled = 0;
                    entry();
                }
            }
        }
    }

    private void entry() throws IOException {
        String name = text(0, 100);
        if (name.isEmpty()) {
            // The zero blocks at the archive's end.
            return;
        }
        String prefix = text(345, 155);
        Path path =
                target.resolve(prefix.isEmpty() ? name : prefix + "/" + name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside of the directory: " + name);
        }
        long size = number(124, 12);
        switch (header[156]) {
            case '5' -> directory(path);
            case '2' -> link(path, text(157, 100));
            default -> {
                Files.createDirectories(path.getParent());
                file = Files.newOutputStream(path);
                Files.setPosixFilePermissions(path, mode());
                left = size;
                padding = (BLOCK - size % BLOCK) % BLOCK;
                if (left == 0) {
                    close();
                }
            }
        }
    }

    private void directory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
        }
        if (!path.equals(target)) {
            Files.setPosixFilePermissions(path, mode());
        }
    }

    private void link(Path path, String to) throws IOException {
        Files.createSymbolicLink(path, Path.of(links.getOrDefault(to, to)));
    }

    private Set<PosixFilePermission> mode() {
        long bits = number(100, 8);
        Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((bits >> all.length - 1 - i & 1) == 1) {
                mode.add(all[i]);
            }
        }
        return mode;
    }

    private String text(int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }

    /** Octal digits, or base 256 where the first bit is set. */
    private long number(int start, int length) {
        long value = 0;
        if ((header[start] & 0x80) != 0) {
            for (int i = start + 1; i < start + length; i++) {
                value = value << 8 | header[i] & 0xFF;
            }
            return value;
        }
        for (int i = start; i < start + length && header[i] != 0; i++) {
            if (header[i] >= '0' && header[i] <= '7') {
                value = value << 3 | header[i] - '0';
            }
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
