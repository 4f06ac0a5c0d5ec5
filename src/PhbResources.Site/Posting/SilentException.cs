namespace PhbResources.Site.Posting;

/// <summary>
/// A failure while a form was being answered, without its message: exceptions like to quote what they failed at, and that may be
/// what somebody typed. What remains for whoever looks into it: the kinds of exception and where they were thrown.
/// </summary>
internal sealed class SilentException(Exception failure) : Exception($"{Kinds(failure)}, whose message is left out since it may quote what was typed.")
{
    private readonly string? _trace = Traces(failure);

    public override string? StackTrace => _trace;

    public override string ToString() => $"{Message}{Environment.NewLine}{_trace}";

    private static string? Traces(Exception failure) =>
        failure.InnerException is { } inner ? $"{Traces(inner)}{Environment.NewLine}{failure.StackTrace}" : failure.StackTrace;

    private static string Kinds(Exception failure) =>
        failure.InnerException is { } inner ? $"{failure.GetType().FullName} from {Kinds(inner)}" : failure.GetType().FullName!;
}
