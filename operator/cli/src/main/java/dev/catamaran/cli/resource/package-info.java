/** Resources as kubectl shows and takes them. Enters: what the controller answers, files. Leaves: tables, YAML, changed files. */
@NullMarked
package dev.catamaran.cli.resource;

import org.jspecify.annotations.NullMarked;
