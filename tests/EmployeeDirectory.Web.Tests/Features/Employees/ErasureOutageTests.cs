using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class ErasureOutageTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private AwsSite _aws = null!;

    public async ValueTask InitializeAsync() => _aws = await AwsSite.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Erase_PhotosOutOfReach_SaysThatTheyStayForNow()
    {
        var (profile, form) = await LeaverAsync();
        _aws.Bucket.Break(Fault.Refuse);
        var erased = await _aws.Site.FollowAsync(await form.PostAsync());
        Assert.Equal(HttpStatusCode.Gone, erased.Status);
        Assert.Contains("Their photos are not deleted yet", erased.Text, StringComparison.Ordinal);
        Assert.True((await RecordAsync(profile))!.IsErased);
    }

    [Fact]
    public async Task Erase_TableOutOfReach_ErasesNothingAndCanBeRepeated()
    {
        var (profile, form) = await LeaverAsync();
        _aws.Table.Break(Fault.ServerError, "TransactWriteItems");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await form.PostAsync()).Status);
        _aws.Table.Heal();
        Assert.False((await RecordAsync(profile))!.IsErased);
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
        Assert.True((await RecordAsync(profile))!.IsErased);
    }

    [Fact]
    public async Task Erase_AnswerLost_IsErasedAllTheSame()
    {
        var (profile, form) = await LeaverAsync();
        _aws.Table.Break(Fault.ApplyThenClose, "TransactWriteItems", times: 1);
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
        Assert.True((await RecordAsync(profile))!.IsErased);
    }

    private async Task<(string Profile, PageForm Form)> LeaverAsync()
    {
        var (profile, _) = await _aws.Site.Client.AddWithPhotoAsync("Hard To Erase");
        await _aws.Site.ChangeAsync(profile, "Status", "Left");
        return (profile, (await _aws.Site.GetAsync($"{profile}/erase")).Form("/erase").With("Name", "Hard To Erase"));
    }

    private Task<Employee?> RecordAsync(string profile) => _aws.Site.Services.GetRequiredService<IEmployeeStore>()
        .GetAsync(Guid.Parse(People.IdOf(profile)), TestContext.Current.CancellationToken);
}
