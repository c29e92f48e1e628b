package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostKeyTextTest {
    @ParameterizedTest
    @CsvSource({
        "ssh-ed25519, ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub",
        "ssh-rsa, ssh-keygen -lf /etc/ssh/ssh_host_rsa_key.pub",
        "ecdsa-sha2-nistp256, ssh-keygen -lf /etc/ssh/ssh_host_ecdsa_key.pub",
        "ssh-$(id), ssh-keygen -lf /etc/ssh/ssh_host_ecdsa_key.pub",
    })
    void theCommandIsForTheKeyThatWasShown(String type, String command) {
        assertThat(HostKeyText.command(type)).isEqualTo(command);
    }
}
