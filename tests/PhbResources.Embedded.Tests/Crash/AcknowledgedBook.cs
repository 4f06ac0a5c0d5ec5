using PhbResources.Embedded.CrashWriter;

namespace PhbResources.Embedded.Tests.Crash;

/// <summary>Everything that has been acknowledged on a data folder so far, and so has to be there.</summary>
internal sealed class AcknowledgedBook
{
    /// <summary>Left half to right half.</summary>
    public Dictionary<Guid, Guid> Pairs { get; } = [];

    /// <summary>Left half to the last title that was acknowledged for both.</summary>
    public Dictionary<Guid, string> Titles { get; } = [];

    /// <summary>Media to the text of its file.</summary>
    public Dictionary<Guid, string> Uploads { get; } = [];

    public HashSet<Guid> Removed { get; } = [];

    public Dictionary<Guid, string> Members { get; } = [];

    /// <summary>Media of the last process that it may have been removing when it was killed: any of its own.</summary>
    public HashSet<Guid> MayBeRemoved { get; } = [];

    public void Enter(IEnumerable<Acknowledgement> acknowledged)
    {
        foreach (Acknowledgement done in acknowledged)
        {
            switch (done.Deed)
            {
                case Deed.Pair: Pairs[done.Key] = Guid.Parse(done.Detail); break;
                case Deed.Revised: Titles[done.Key] = done.Detail; break;
                case Deed.Uploaded: Uploads[done.Key] = done.Detail; MayBeRemoved.Add(done.Key); break;
                case Deed.Removed: Uploads.Remove(done.Key); Removed.Add(done.Key); break;
                case Deed.Registered: Members[done.Key] = done.Detail; break;
            }
        }
    }
}
