#!/bin/sh
# jpackage runs this before it packs. It has copied the jars without their times, by which Java knows those that the archive
# of classes was made of: the time is project.build.outputTimestamp in pom.xml.
set -eu
TZ=UTC find "${JpAppImageDir:?is set by jpackage}" -name '*.jar' -exec touch -t 202611230000.00 {} +
