using System.Xml.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Data-protection keys in the table, so that a form rendered by one instance can be posted to another.</summary>
public sealed class DynamoDbKeyRing(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options) : IXmlRepository
{
    private const string Partition = "KEYRING";
    private const string Xml = "xml";

    private readonly string _table = options.Value.TableName;

    /// <summary>The interface is synchronous; data protection calls it off the request's own thread of work, rarely.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => PutAsync(element, friendlyName)).GetAwaiter().GetResult();

    private Task<List<XElement>> ReadAsync() => AwsCall.RunAsync(
        async bounded => await dynamoDb.Paginators.Query(new QueryRequest(_table)
        {
            ConsistentRead = true,
            KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :ring",
            ExpressionAttributeValues = new() { [":ring"] = new(Partition) }
        }).Responses.SelectMany(page => page.Items).Select(item => XElement.Parse(item[Xml].S)).ToListAsync(bounded),
        CancellationToken.None);

    private Task<PutItemResponse> PutAsync(XElement element, string name) => AwsCall.RunAsync(
        bounded => dynamoDb.PutItemAsync(
            new PutItemRequest
            {
                TableName = _table,
                Item = new()
                {
                    [EmployeeItem.PartitionKey] = new(Partition),
                    [EmployeeItem.SortKey] = new(name),
                    [Xml] = new(element.ToString(SaveOptions.DisableFormatting))
                },
                ConditionExpression = $"attribute_not_exists({EmployeeItem.PartitionKey})"
            },
            bounded),
        CancellationToken.None);
}
