/** What the mesh tells a process: its cell, its address, where its sidecar offers cache, store and bus. */
@NullMarked
package dev.catamaran.feed.kit.mesh;

import org.jspecify.annotations.NullMarked;
