/**
 * Real hosts for tests, on one Linux machine: systemd, sshd, sudo and PostgreSQL from packages, each in a container with
 * a disk and a network namespace of its own. Needs root on Debian and {@code apt-get install debootstrap
 * debian-archive-keyring systemd-container iproute2 iptables openssh-client xz-utils}.
 *
 * <p>A test is tagged {@code hosts} (profile {@code hosts}), has a
 * {@code @RegisterExtension static final HostLab lab = HostLab.open()} and asks it for hosts by
 * {@link org.standbywizard.hosts.HostImage}. To have hosts to work against by hand, until standard input ends:
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/cp
 * java -cp target/test-classes:target/classes:$(cat target/cp) org.standbywizard.hosts.HostLabMain DEBIAN_12_PG15 2
 * </pre>
 */
package org.standbywizard.hosts;
