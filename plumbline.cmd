@echo off
rem Plumbline's command line for Windows. Builds itself on first use; delete service\target to build anew.
setlocal
set "HERE=%~dp0"
if not exist "%HERE%service\target\plumbline.jar" (
  pushd "%HERE%"
  call mvnw.cmd -q -B -Dmaven.test.skip=true -pl service -am package 1>&2
  popd
)
if not exist "%HERE%service\target\plumbline.jar" exit /b 2
java -Xshare:auto -Dfile.encoding=UTF-8 %PLUMBLINE_JAVA_OPTS% -jar "%HERE%service\target\plumbline.jar" %*
