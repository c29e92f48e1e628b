package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "primary_conninfo = 'host=a password=hunter2 port=1'   | primary_conninfo = 'host=a password=******** port=1'",
                "primary_conninfo = 'password=''hunter 2'' host=a'     | primary_conninfo = 'password=******** host=a'",
                "primary_conninfo = 'postgres://u:hunter2@h/db'        | primary_conninfo = 'postgres://u:********@h/db'",
                "host all all 0/0 ldap ldapbindpasswd=\"hunter 2\" x=1 | host all all 0/0 ldap ldapbindpasswd=******** x=1",
                "host all all 0/0 radius radiussecrets=hunter2         | host all all 0/0 radius radiussecrets=********",
                "ssl_passphrase_command = 'echo hunter2'               | ssl_passphrase_command = ********",
                "PASSWORD = hunter2                                    | PASSWORD = ********",
                "password_encryption = scram-sha-256                   | password_encryption = scram-sha-256",
                "host all all 10.0.0.0/8 password                      | host all all 10.0.0.0/8 password",
                "passfile=/home/pg/.pgpass                             | passfile=/home/pg/.pgpass"
            })
    void hidesValuesAndNothingElse(String line, String masked) {
        assertThat(SecretMask.of(line)).isEqualTo(masked);
    }
}
