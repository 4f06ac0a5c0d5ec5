namespace PhbResources.Search.Synonyms;

/// <summary>
/// A synonym file that is read again when it changes; looked at once a second, as file watchers miss changes on mounted volumes.
/// Rules kept elsewhere can be added to it.
/// </summary>
internal sealed class SynonymFile(string? path, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _reading = new();
    private SynonymSet _current = SynonymSet.Empty;
    private long _looked;
    private bool _read;
    private (DateTime, long) _version;
    private string _text = "";
    private string _added = "";

    /// <summary>Why the file could not be read, or <c>null</c>. The rules read before stay in force.</summary>
    public string? Problem { get; private set; }

    public SynonymSet Current
    {
        get
        {
            if (path is null) return _current;
            if (Volatile.Read(ref _read) && time.GetElapsedTime(Volatile.Read(ref _looked)) < Pause) return _current;
            // One search looks, the others go on with what there is.
            if (!Volatile.Read(ref _read)) _reading.Enter();
            else if (!_reading.TryEnter()) return _current;
            try
            {
                Look(path);
                return _current;
            }
            finally
            {
                _reading.Exit();
            }
        }
    }

    /// <summary>Puts further rules in force beside those of the file, in place of those added before.</summary>
    public void Add(string rules)
    {
        lock (_reading)
        {
            _added = rules;
            Parse();
        }
    }

    // The file's own lines come first, so that their numbers are right in what is said about them.
    private void Parse() => _current = SynonymSet.Parse($"{_text}\n{_added}");

    private void Look(string file)
    {
        Volatile.Write(ref _looked, time.GetTimestamp());
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists)
            {
                // There may never have been one; but one that was read and is gone is missed.
                if (_version != default) Problem = $"The synonym file {info.Name} does not exist. Search works without synonyms until it does.";
                if (_text.Length > 0)
                {
                    _text = "";
                    Parse();
                }

                _version = default;
            }
            else if (_version != (info.LastWriteTimeUtc, info.Length))
            {
                _version = (info.LastWriteTimeUtc, info.Length);
                _text = File.ReadAllText(file);
                Parse();
                Problem = null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = $"The synonym file cannot be read: {e.Message}";
            _version = default;
        }
        Volatile.Write(ref _read, true);
    }
}
