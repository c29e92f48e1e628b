package org.standbywizard.ui;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What hosts write to terminals. */
final class TerminalSamples {
    private static final String ESC = "\u001b[";

    static final String SHELL = "pg_ctl status\r\n"
            + "pg_ctl: server is running (PID: 31337)\r\n"
            + "primary$ ls --color data\r\n"
            + ESC + "01;34mbase" + ESC + "0m  " + ESC + "01;34mglobal" + ESC + "0m  pg_hba.conf  " + ESC
            + "01;34mpg_wal" + ESC + "0m  postgresql.conf  postmaster.pid\r\n"
            + "primary$ psql -c 'SELECT slot_name, active, restart_lsn FROM pg_replication_slots'\r\n"
            + " slot_name | active | restart_lsn \r\n-----------+--------+-------------\r\n"
            + " standby1  | t      | 0/3000148\r\n(1 row)\r\n\r\n"
            + "primary$ grep --color 복제 메모.txt\r\n"
            + "스트리밍 " + ESC + "01;31m복제" + ESC + "0m 슬롯은 standby1\r\n"
            + IntStream.range(0, 16)
                    .mapToObj(i -> ESC + (i < 8 ? 30 + i : 82 + i) + "m ink" + i)
                    .collect(Collectors.joining())
            + ESC + "0m\r\n"
            + IntStream.range(0, 8)
                    .mapToObj(i -> ESC + (40 + i) + "m ground" + i + " ")
                    .collect(Collectors.joining())
            + ESC + "0m " + ESC + "7m inverse " + ESC + "0m " + ESC + "7;31m inverse red " + ESC + "0m " + ESC
            + "4munderlined" + ESC + "0m " + ESC + "38;5;208m256 colours" + ESC + "0m\r\n"
            + "┌─────────┬─────────┐\r\n│ 한글 ab │ x       │\r\n└─────────┴─────────┘\r\n"
            + "primary$ ";

    /** A program that has the screen to itself. */
    static final String FULL = ESC + "?1049h" + ESC + "H" + ESC + "2J"
            + "# TYPE  DATABASE  USER  ADDRESS        METHOD\r\n"
            + ESC + "34mlocal" + ESC + "0m   all       all                  peer map=practice\r\n"
            + ESC + "34mhost" + ESC + "0m    all       all   127.0.0.1/32   md5\r\n"
            + "~\r\n~\r\n~\r\n" + ESC + "7m\"data/pg_hba.conf\" 3L, 132B" + ESC + "0m" + ESC + "2;9H";

    private TerminalSamples() {}
}
