namespace PhbResources.Embedded.Hosting;

internal static partial class UnsupportedServices
{
    /// <summary>Each interface with the reason. A test proves that these are exactly the interfaces that Core's registered services ask for and nothing answers.</summary>
    public static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>();
}
