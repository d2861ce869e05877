/**
 * The controller, from outside. Enters: options of a command. Leaves: a running controller, its answers, or its orderly end. Its clients are the
 * controller's HTTP API and the processes of this machine.
 */
@NullMarked
package dev.catamaran.cli.controller;

import org.jspecify.annotations.NullMarked;
