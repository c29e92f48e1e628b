package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
    private static final List<String> KNOWN =
            List.of("host", "ssh", "cluster", "primaryAddress", "primaryPort", "sourceAddress", "sslMode");

    @Test
    void findsTheUsualSlips() {
        assertThat(NearestWord.of("hots", KNOWN)).contains("host");
        assertThat(NearestWord.of("hosts", KNOWN)).contains("host");
        assertThat(NearestWord.of("primary_address", KNOWN)).contains("primaryAddress");
        assertThat(NearestWord.of("sourceAdress", KNOWN)).contains("sourceAddress");
        assertThat(NearestWord.of("SSLMODE", KNOWN)).contains("sslMode");
        assertThat(NearestWord.of("clutser", KNOWN)).contains("cluster");
    }

    @Test
    void staysSilentOnStrangers() {
        assertThat(NearestWord.of("password", KNOWN)).isEmpty();
        assertThat(NearestWord.of("x".repeat(100_000), KNOWN)).isEmpty();
        assertThat(NearestWord.of("", KNOWN)).isEmpty();
    }
}
