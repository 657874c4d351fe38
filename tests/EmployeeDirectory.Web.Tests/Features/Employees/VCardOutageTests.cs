using System.Diagnostics;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class VCardOutageTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private AwsSite _aws = null!;

    public async ValueTask InitializeAsync() => _aws = await AwsSite.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Theory, InlineData(Fault.Refuse), InlineData(Fault.Stall), InlineData(Fault.ServerError)]
    public async Task Get_BucketOutOfReach_IsTheCardWithoutItsPhoto(Fault fault)
    {
        var (profile, _) = await _aws.Site.Client.AddWithPhotoAsync("Faced");
        Assert.Contains("PHOTO:", await _aws.Site.Client.GetStringAsync($"{profile}/vcard"), StringComparison.Ordinal);
        _aws.Bucket.Break(fault);
        var clock = Stopwatch.StartNew();

        var card = await _aws.Site.Client.GetStringAsync($"{profile}/vcard");

        // 2 s, on a machine that may be busy; the store itself would wait for 8 s.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(6));
        Assert.Contains("FN:Faced", card, StringComparison.Ordinal);
        Assert.DoesNotContain("PHOTO", card, StringComparison.Ordinal);
    }

    [Theory, InlineData(Fault.Refuse), InlineData(Fault.Stall)]
    public async Task Get_TableOutOfReach_IsTheCardOfTheCopy(Fault fault)
    {
        var (profile, _) = await _aws.Site.Client.AddWithPhotoAsync("Copied");
        _aws.Table.Break(fault);

        var card = await _aws.Site.Client.GetStringAsync($"{profile}/vcard");

        Assert.Contains("FN:Copied", card, StringComparison.Ordinal);
        Assert.Contains("PHOTO:", card, StringComparison.Ordinal);
    }
}
