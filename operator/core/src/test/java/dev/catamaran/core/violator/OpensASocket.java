package dev.catamaran.core.violator;

import java.net.Socket;

/** Would talk to somebody. */
public record OpensASocket(Socket socket) {}
