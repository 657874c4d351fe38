using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.MyAccount;

public sealed class ColdStartTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    [Fact]
    public async Task Start_TwoAtOnceOnOneNewTable_TakeEachOthersFormsAndCookies()
    {
        await using var aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        using var data = new TemporaryFolder();
        using var otherData = new TemporaryFolder();
        var both = await Task.WhenAll(DirectoryProcess.StartAsync(data, aws.SettingsWithKey), DirectoryProcess.StartAsync(otherData, aws.SettingsWithKey));
        using var here = both[0];
        using var there = both[1];
        const string link = "/invitation?code=";
        await Wait.UntilAsync(() => Task.FromResult(here.Output.Contains(link, StringComparison.Ordinal)));

        // Cookies are told apart by host, not by port.
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var form = (await visitor.GetPageAsync(new Uri(here.Address, link + here.Output.Split(link)[1].Split('\n')[0].Trim()).ToString())).Form("/invitation");
        form.Address = new Uri(there.Address, "/invitation").ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await form.With("Name", "Ada").With("Password", LocalAccounts.Password).PostAsync()).Status);
        foreach (var instance in (DirectoryProcess[])[here, there])
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetPageAsync(new Uri(instance.Address, "/account").ToString())).Status);
    }
}
