@echo off
rem Starts Standby Wizard. It needs Java 17 or newer: the one in JAVA_HOME, else the first on the PATH.
rem STANDBY_WIZARD_JAVA_OPTIONS may hold further options for Java.
setlocal
set "APP=%~dp0.."
set "JAVA=java.exe"
if not defined JAVA_HOME goto :onpath
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto :version
echo standby-wizard: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. Correct or unset it. 1>&2
exit /b 1

:onpath
where /q java.exe
if not errorlevel 1 goto :version
echo standby-wizard: no Java was found. Install Java 17 or newer, or set JAVA_HOME to where it is. 1>&2
exit /b 1

:version
set "VERSION="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-+_ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% geq 17 goto :run
echo standby-wizard: %JAVA% is Java %VERSION%; Java 17 or newer is needed. 1>&2
exit /b 1

:run
"%JAVA%" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.console=java.base %STANDBY_WIZARD_JAVA_OPTIONS% -cp "%APP%\lib\*" org.standbywizard.app.Main %*
exit /b %ERRORLEVEL%
