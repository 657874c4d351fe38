using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;

namespace EmployeeDirectory.Web.Tests.Aws;

internal static class TableDump
{
    /// <summary>Every item of a table as JSON.</summary>
    public static async Task<IReadOnlyList<byte[]>> DumpAsync(this IAmazonDynamoDB client, string table) =>
        await client.Paginators.Scan(new ScanRequest(table) { ConsistentRead = true }).Responses
            .SelectMany(page => page.Items)
            .Select(item => Encoding.UTF8.GetBytes(Document.FromAttributeMap(item).ToJson()))
            .ToListAsync(TestContext.Current.CancellationToken);
}
