package dev.catamaran.feed.surf;

/** Host and port. */
record Address(String host, int port) {
    static Address parse(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 65_536) {
                return new Address(text.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            throw new BadInput(option + " needs HOST:PORT, not " + text, e);
        }
        throw new BadInput(option + " needs HOST:PORT, not " + text);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
