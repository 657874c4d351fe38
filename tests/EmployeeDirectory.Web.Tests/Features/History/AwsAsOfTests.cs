using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class AwsAsOfTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    [Fact]
    public async Task HistoryLogChangesAndYesterday_OnTheTable_AreThere()
    {
        await using var aws = await AwsSite.StartAsync(dynamoDb, s3);
        var site = aws.Site;
        var store = site.Services.GetRequiredService<IEmployeeStore>();
        var ada = await store.AddAsync(Staff.Someone("Ada Lovelace") with { JobTitle = "Clerk" });
        await site.Services.GetRequiredService<ReadModel>().ApplyOwnAsync(await store.AddAsync(ada with { JobTitle = "Countess" }));
        var today = ada.UpdatedAt.UtcDateTime;

        var history = await site.GetAsync($"/employees/{ada.Id}/history");
        await history.Form("/history/2/undo").PostAsync();

        Assert.Contains("Clerk", (await site.GetAsync($"/employees/{ada.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await site.GetAsync("/log")).Document.QuerySelectorAll(".log li").Count(line => line.TextContent.Contains("Ada Lovelace", StringComparison.Ordinal)));
        Assert.Contains("Ada Lovelace", (await PastSite.GetAsync(site.Client, "/changes?kind=joined")).Text, StringComparison.Ordinal);
        Assert.Contains("RecordChanged", await site.Client.GetStringAsync("/log.csv"), StringComparison.Ordinal);
        Assert.Contains("The directory was empty on that day", (await PastSite.GetAsync(site.Client, $"/?asOf={today.AddDays(-1):yyyy-MM-dd}")).Text, StringComparison.Ordinal);
    }
}
