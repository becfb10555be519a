// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights.pickle;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads pickles of protocol 2 (Python's {@code pickletools.py} has every opcode) as {@code torch.save} writes them. It makes numbers, strings,
 * lists, dicts and {@link StoredTensor}s; a name that is not {@link Allowed} ends the reading, and so does every opcode that torch has no use
 * for. Nothing is executed, and no more memory is taken than a small multiple of the pickle's bytes.
 */
public final class Unpickler {
    /** Python's {@code None}. */
    public static final Object NONE = None.NONE;

    /** torch puts at most 1,000 pairs on the stack at a time. */
    private static final int MOST_STACKED = 100_000;

    private static final int DEEPEST = 1_000;

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private final Map<String, StoredTensor.Storage> storages = new LinkedHashMap<>();

    private enum None {
        NONE
    }

    /** @param in read from its position on; afterwards that is behind the pickle */
    public Unpickler(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The storages that were referred to, by key. */
    public Map<String, StoredTensor.Storage> storages() {
        return Collections.unmodifiableMap(storages);
    }

    /**
     * Reads one pickle.
     *
     * @return {@link Long}, {@link BigInteger}, {@link Double}, {@link Boolean}, {@link String}, {@link #NONE}, {@link List} (also for a tuple),
     *     {@link Map}, {@link StoredTensor}, or the name of a type
     * @throws PickleException if it asks for what is not allowed, or is damaged
     */
    public Object load() throws PickleException {
        int start = in.position();
        try {
            for (int op = next(); op != '.'; op = next()) {
                step(op);
                if (stack.size() > MOST_STACKED || marks.size() > DEEPEST) {
                    throw new PickleException("its pickle is nested deeper than any that torch writes");
                }
            }
            return pop();
        } catch (BufferUnderflowException e) {
            throw new PickleException("its pickle ends in the middle; the file is cut short or damaged", e);
        } catch (ClassCastException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            throw new PickleException(
                    "its pickle is damaged: what stands before byte " + (in.position() - start)
                            + " does not fit together",
                    e);
        }
    }

    private void step(int op) throws PickleException {
        if (!scalar(op) && !memorise(op) && !collect(op) && !build(op)) {
            throw new PickleException(String.format(
                    Locale.ROOT, "its pickle has the opcode 0x%02x, which torch does not write for tensors", op));
        }
    }

    private boolean scalar(int op) throws PickleException {
        switch (op) {
            case 0x80 -> protocol(next());
            case 'N' -> stack.add(NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'K' -> stack.add((long) next());
            case 'M' -> stack.add((long) in.getShort() & 0xFFFF);
            case 'J' -> stack.add((long) in.getInt());
            case 0x8A -> stack.add(integer(bytes(next())));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X' -> stack.add(new String(bytes(in.getInt()), StandardCharsets.UTF_8));
            case 'T' -> stack.add(new String(bytes(in.getInt()), StandardCharsets.ISO_8859_1));
            case 'U' -> stack.add(new String(bytes(next()), StandardCharsets.ISO_8859_1));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean memorise(int op) {
        switch (op) {
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> stack.add(remembered(next()));
            case 'j' -> stack.add(remembered(in.getInt()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean collect(int op) throws PickleException {
        switch (op) {
            case '(' -> marks.add(stack.size());
            case ')' -> stack.add(List.of());
            case 't' -> stack.add(List.copyOf(sinceMark()));
            case 0x85 -> stack.add(List.copyOf(last(1)));
            case 0x86 -> stack.add(List.copyOf(last(2)));
            case 0x87 -> stack.add(List.copyOf(last(3)));
            case ']' -> stack.add(new ArrayList<>());
            case 'a' -> {
                Object item = pop();
                list().add(item);
            }
            case 'e' -> {
                List<Object> items = sinceMark();
                list().addAll(items);
            }
            case '}' -> stack.add(new LinkedHashMap<>());
            case 's' -> put(last(2));
            case 'u' -> put(sinceMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean build(int op) throws PickleException {
        switch (op) {
            case 'c' -> stack.add(Allowed.find(line(), line()));
            case 'Q' -> stack.add(storage((List<?>) pop()));
            case 'R' -> {
                List<?> arguments = (List<?>) pop();
                stack.add(((Allowed) pop()).call(arguments));
            }
            // attributes of a dict or a parameter: torch notes versions there, which no tensor needs
            case 'b' -> {
                pop();
                if (!(top() instanceof Map) && !(top() instanceof StoredTensor)) {
                    throw new PickleException("its pickle sets attributes of something other than a dict or a tensor");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void protocol(int version) throws PickleException {
        if (version != 2) {
            throw new PickleException("its pickle has protocol " + version
                    + "; save it again in Python with torch.save(tensors, file), whose protocol is 2");
        }
    }

    /** torch/serialization.py: 'storage', class, key, location, numel; the oldest files add a view, which is None. */
    private StoredTensor.Storage storage(List<?> id) throws PickleException {
        boolean view = id.size() == 6 && id.get(5) != NONE;
        if (id.size() < 5 || id.size() > 6 || view || !"storage".equals(id.get(0))) {
            throw new PickleException("its pickle refers to something outside of it that is no storage of torch");
        }
        StoredTensor.Storage storage = new StoredTensor.Storage(
                ((Allowed.StorageClass) id.get(1)).name(), (String) id.get(2), (Long) id.get(4));
        StoredTensor.Storage other = storages.putIfAbsent(storage.key(), storage);
        if (other != null && !other.equals(storage)) {
            throw new PickleException("its pickle describes the storage " + storage.key() + " in two ways");
        }
        return storage;
    }

    private void put(List<Object> pairs) throws PickleException {
        @SuppressWarnings("unchecked") // every map here was made here
        Map<Object, Object> dict = (Map<Object, Object>) top();
        for (int i = 0; i < pairs.size(); i += 2) {
            dict.put(key(pairs.get(i)), pairs.get(i + 1));
        }
    }

    /** A key that is cheap to hash and to compare: with others a small file could keep a processor busy for ever. */
    private static Object key(Object key) throws PickleException {
        if (key instanceof String || key instanceof Long || key instanceof Double || key instanceof Boolean) {
            return key;
        }
        throw new PickleException("its pickle has a dict with a key that is neither text nor a number");
    }

    /** Two's complement, low byte first; nothing is 0. */
    private static Object integer(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(reversed);
        return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
    }

    private int next() {
        return in.get() & 0xFF;
    }

    private byte[] bytes(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private Object remembered(int index) {
        Object value = memo.get(index);
        if (value == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return value;
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    @SuppressWarnings("unchecked") // a tuple, which may not be changed, refuses by itself
    private List<Object> list() {
        return (List<Object>) top();
    }

    private List<Object> sinceMark() {
        int mark = marks.remove(marks.size() - 1);
        return last(stack.size() - mark);
    }

    private List<Object> last(int count) {
        List<Object> tail = stack.subList(stack.size() - count, stack.size());
        List<Object> copy = new ArrayList<>(tail);
        tail.clear();
        return copy;
    }
}
