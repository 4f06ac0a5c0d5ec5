using System.Net.Sockets;
using PhbResources.Embedded.Database;

namespace PhbResources.Web.Tests;

internal sealed class StartFailureTests
{
    [TestCase(StorageProblem.DatabaseLocked)]
    [TestCase(StorageProblem.DiskFull)]
    [TestCase(StorageProblem.DatabaseTooNew)]
    public void What_is_wrong_with_the_data_is_said_in_its_own_words(StorageProblem problem) =>
        Assert.That(StartFailure.Explain(new AggregateException(new StorageException(problem, "Do this."))), Is.EqualTo("Do this."));

    [TestCase(SocketError.AccessDenied, "above 1024")]
    [TestCase(SocketError.AddressNotAvailable, "does not have the address")]
    public void An_address_that_cannot_be_had_is_explained(SocketError error, string words) =>
        Assert.That(StartFailure.Explain(new SocketException((int)error)), Does.Contain(words));

    [Test]
    public void What_nobody_foresaw_shows_itself_whole() =>
        Assert.That(StartFailure.Explain(new InvalidOperationException("?")), Is.Null);
}
