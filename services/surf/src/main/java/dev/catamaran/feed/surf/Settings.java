package dev.catamaran.feed.surf;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the driver was told on its command line.
 *
 * @param edges of the graph that are used at most, from its beginning
 * @param backgroundPercent share of the reads that nobody waits for
 * @param timeoutMs after which a request has failed
 */
record Settings(
        Path graph,
        long edges,
        SortedMap<String, Address> access,
        SortedMap<String, Address> stores,
        Path secrets,
        Path record,
        double rate,
        long seed,
        Mix mix,
        int backgroundPercent,
        long timeoutMs) {

    static Settings parse(String... args) {
        var access = new TreeMap<String, Address>();
        var stores = new TreeMap<String, Address>();
        var single = new TreeMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new BadInput(args[i] + " needs a value");
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--access" -> put(access, args[i], value);
                case "--store" -> put(stores, args[i], value);
                case "--graph",
                        "--secrets",
                        "--record",
                        "--rate",
                        "--seed",
                        "--mix",
                        "--background-percent",
                        "--timeout-ms",
                        "--edges" -> single.put(args[i], value);
                default -> throw new BadInput("there is no option " + args[i]);
            }
        }
        return new Settings(
                Path.of(required(single, "--graph")),
                (long) number(single, "--edges", Long.MAX_VALUE),
                access,
                stores,
                Path.of(required(single, "--secrets")),
                Path.of(required(single, "--record")),
                number(single, "--rate", 300),
                (long) number(single, "--seed", 1),
                single.containsKey("--mix") ? Mix.parse(required(single, "--mix")) : Mix.USUAL,
                (int) number(single, "--background-percent", 0),
                (long) number(single, "--timeout-ms", 3_000));
    }

    private static void put(SortedMap<String, Address> addresses, String option, String value) {
        int equals = value.indexOf('=');
        if (equals < 1) {
            throw new BadInput(option + " needs CELL=HOST:PORT, not " + value);
        }
        addresses.put(value.substring(0, equals), Address.parse(option, value.substring(equals + 1)));
    }

    private static String required(SortedMap<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new BadInput(name + " is missing");
        }
        return value;
    }

    private static double number(SortedMap<String, String> options, String name, double otherwise) {
        String text = options.get(name);
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadInput(name + " needs a number, not " + text, e);
        }
    }
}
