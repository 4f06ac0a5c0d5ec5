using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PhbResources.Web.Tests.Posting;

/// <summary>Everything that is logged, at every level.</summary>
internal sealed class Everything : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue($"{category} scope {Words(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {Words(state)} {exception}");

        private static string Words(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : $"{state}";
    }
}

/// <summary>Where text might have been left.</summary>
internal static class Traces
{
    /// <summary>Files under a folder that hold the text, in UTF-8 or UTF-16.</summary>
    public static List<string> InFiles(string folder, string text)
    {
        byte[][] spellings = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)];
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) is ".lock" or "lock")
                continue; // Empty, and nobody else's as long as the site runs.
            if (Path.GetFileName(Path.GetDirectoryName(file)) == "run")
                continue; // A socket, through which commands reach the site: nothing lies in it.
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            if (spellings.Any(spelling => bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(spelling) >= 0))
                found.Add(file);
        }

        return found;
    }

    /// <summary>How objects that hold one of the texts are reached from others.</summary>
    /// <remarks>Left out are the buffers that requests and answers pass through on the network: the next ones overwrite them, and nobody reads them again.</remarks>
    public static (List<(string Text, string Way)> Found, int Seen) InMemory(IEnumerable<object> roots, params string[] texts)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Thing, string Way)> waiting = new(roots.Select(root => (root, root.GetType().Name)));
        List<(string, string)> found = [];
        while (waiting.TryPop(out var next))
        {
            (object thing, string way) = next;
            if (!seen.Add(thing) || seen.Count > 3_000_000)
                continue;
            found.AddRange(texts.Where(text => Holds(thing, text)).Select(text => (text, way)));
            if (thing is string || thing.GetType() is { IsArray: true } array && array.GetElementType()!.IsPrimitive)
                continue;
            if (thing is Array things)
            {
                foreach (object? item in (IEnumerable)things)
                    Add(item, way + "[]");
                continue;
            }

            for (Type? type = thing.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                        Add(field.GetValue(thing), $"{way}.{field.Name}");
                }
            }
        }

        return (found, seen.Count);

        // The log is looked through by itself; the test keeps it.
        void Add(object? thing, string way)
        {
            if (thing is not (null or Pointer or MemberInfo or Assembly or Module or Thread or ILogger or ILoggerFactory or MemoryPool<byte> or IMemoryOwner<byte> or CancellationTokenSource or Delegate or Enum or DateTime or Guid) && way.Length < 2_000)
                waiting.Push((thing, way));
        }
    }

    private static bool Holds(object thing, string text) => thing switch
    {
        string words => words.Contains(text, StringComparison.Ordinal),
        byte[] bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0,
        char[] letters => letters.AsSpan().IndexOf(text) >= 0,
        _ => false,
    };
}
