@echo off
rem Starts vip2tui from this folder, wherever it lies: a disk, a stick or a share.
rem All of it is ASCII: cmd loses its way in a file of its own with other letters.
rem With words after it, it is the command line: "Start vip2tui.cmd" today
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "PY=%HERE%python\python.exe"
set "CACHE=%LOCALAPPDATA%\vip2tui-cache"
if not defined LOCALAPPDATA set "CACHE=%TEMP%\vip2tui-cache"
set "FRESH=%CACHE%\@BUILD@"
if not exist "%PY%" goto missing
if not "%~1"=="" goto line
chcp 65001 >nul 2>nul
title vip2tui
if exist "%USERPROFILE%\" cd /d "%USERPROFILE%"
cls
for /d %%d in ("%CACHE%\*") do if /i not "%%~nxd"=="@BUILD@" rd /s /q "%%d" 2>nul
if defined WT_SESSION goto here
rem From 22621 on Windows has opened Windows Terminal itself, and does not say so.
set "WINDOWS=0"
for /f "tokens=6 delims=[]. " %%b in ('ver') do set "WINDOWS=%%b"
if %WINDOWS% GEQ 22621 goto here
where /q wt.exe
if errorlevel 1 goto plain
rem Windows Terminal takes a semicolon for the end of a command.
set "PY=%PY:;=\;%"
set "FRESH=%FRESH:;=\;%"
start "" wt.exe --title vip2tui "%PY%" -X utf8 -X "pycache_prefix=%FRESH%" -m vip2tui
if not errorlevel 1 exit /b 0
set "PY=%HERE%python\python.exe"
set "FRESH=%CACHE%\@BUILD@"
:plain
mode con: cols=120 lines=36 >nul 2>nul
:here
if not exist "%FRESH%\" echo Vent lidt. Den anden start er hurtigere ...
"%PY%" -X utf8 -X "pycache_prefix=%FRESH%" -m vip2tui
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" exit /b 0
echo.
echo Programmet sluttede med %CODE%. Det, der var meldt gemt, er gemt.
echo Sker det igen, ringer du til kontoret. Luk ikke vinduet imens.
echo En tast lukker vinduet.
pause >nul
exit /b %CODE%
:line
"%PY%" -X utf8 -X "pycache_prefix=%FRESH%" -m vip2tui %*
exit /b %ERRORLEVEL%
:missing
echo Mappen er ikke hel: filen python\python.exe mangler.
echo Hent hele mappen vip2tui igen, eller ring til kontoret.
if "%~1"=="" pause >nul
exit /b 1
