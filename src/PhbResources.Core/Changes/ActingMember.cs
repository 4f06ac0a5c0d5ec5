namespace PhbResources.Core.Changes;

/// <summary>
/// The member on whose behalf content is saved just now. Umbraco's notifications name its own users only, and members are none: who
/// publishes for a member says so here, and what is noted of it names them, so that nobody is mailed about what they did themselves.
/// </summary>
public sealed class ActingMember
{
    private readonly AsyncLocal<Guid?> _member = new();

    /// <summary>The member, or <c>null</c>.</summary>
    public Guid? Key => _member.Value;

    /// <summary>Names the member until what is given back is disposed of, in this flow of work alone.</summary>
    public IDisposable Begin(Guid member)
    {
        Guid? before = _member.Value;
        _member.Value = member;
        return new End(() => _member.Value = before);
    }

    private sealed class End(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
