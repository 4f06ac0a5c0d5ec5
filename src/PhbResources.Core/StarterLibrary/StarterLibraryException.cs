namespace PhbResources.Core.StarterLibrary;

/// <summary>A file of the starter library follows the notation but cannot be loaded; the message says what to change.</summary>
internal sealed class StarterLibraryException(string message) : Exception(message);
