package org.standbywizard.lab.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers what a server asks after the startup packet, until it is ready (PostgreSQL, "Start-up"). */
final class Login {
    private Login() {}

    static void perform(PgClient client, String user, Optional<String> password) throws IOException {
        Scram scram = null;
        for (Message message = client.read(); message.type() != 'Z'; message = client.read()) {
            if (message.type() != 'R') {
                continue;
            }
            int kind = message.body().getInt();
            if (kind != 0 && password.isEmpty()) {
                throw new IOException("fe_sendauth: no password supplied");
            }
            switch (kind) {
                case 0 -> {}
                case 3 -> client.send('p', PgClient.zeroEnded(password.get()));
                case 5 -> {
                    byte[] salt = new byte[4];
                    message.body().get(salt);
                    client.send('p', PgClient.zeroEnded(Md5.answer(user, password.get(), salt)));
                }
                case 10 -> {
                    scram = new Scram(password.get());
                    client.send('p', saslFirst(scram.first("")));
                }
                case 11 -> client.send('p', utf8(begun(scram).last(message.rest())));
                case 12 -> begun(scram).check(message.rest());
                default -> throw new IOException("authentication method " + kind + " is not supported");
            }
        }
    }

    private static Scram begun(Scram scram) throws IOException {
        if (scram == null) {
            throw new IOException("the server's SCRAM messages are out of order");
        }
        return scram;
    }

    private static byte[] saslFirst(String text) {
        byte[] answer = utf8(text);
        byte[] name = PgClient.zeroEnded("SCRAM-SHA-256");
        return ByteBuffer.allocate(name.length + 4 + answer.length)
                .put(name)
                .putInt(answer.length)
                .put(answer)
                .array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
