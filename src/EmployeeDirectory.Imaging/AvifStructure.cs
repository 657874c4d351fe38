using System.Buffers.Binary;
using System.Text;

namespace EmployeeDirectory.Imaging;

internal static class AvifStructure
{
    private const int BoxHeader = 8;
    private const int FullBoxHeader = 4;

    private static readonly HashSet<string> Hevc = ["hvc1", "hvc2", "hev1", "lhv1"];

    // No overlay: it may draw a picture any number of times.
    private static readonly HashSet<string> Items = ["av01", "grid", "tmap", "Exif", "mime", "uri "];

    // Cuts off a trailer, which is not made of boxes. All pictures must be AV1, as the brand may lie.
    public static CleanFile Clean(byte[] file)
    {
        var items = new List<string>();
        var end = 0;
        foreach (var box in Boxes(file, 0, file.Length))
        {
            end = box.End;
            if (box.Type == "meta") items.AddRange(ItemTypes(file, box.Start + FullBoxHeader, box.End));
        }
        if (items.Any(Hevc.Contains)) throw new PhotoRefusedException(PhotoRefusal.Heic);
        if (!items.Contains("av01")) throw new PhotoRefusedException(PhotoRefusal.Damaged);
        if (!items.All(Items.Contains)) throw new PhotoRefusedException(PhotoRefusal.TooMuchWork);
        return new CleanFile(file[..end], HadEnd: true);
    }

    private static IEnumerable<string> ItemTypes(byte[] file, int start, int end) =>
        from list in Boxes(file, start, end)
        where list.Type == "iinf" && list.End - list.Start > FullBoxHeader
        let countLength = file[list.Start] == 0 ? 2 : 4
        from item in Boxes(file, list.Start + FullBoxHeader + countLength, list.End)
        where item.End > item.Start
        let type = item.Start + FullBoxHeader + (file[item.Start] < 3 ? 4 : 6)
        where item.Type == "infe" && type + 4 <= item.End
        select Encoding.Latin1.GetString(file, type, 4);

    private static IEnumerable<(string Type, int Start, int End)> Boxes(byte[] file, int start, int end)
    {
        while (start + BoxHeader <= end
            && Encoding.Latin1.GetString(file, start + 4, 4) is var type
            && type.All(letter => letter is >= ' ' and <= '~'))
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(start));
            if (length == 0) length = end - start;
            if (length < BoxHeader || length > end - start) throw new PhotoRefusedException(PhotoRefusal.Damaged);
            yield return (type, start + BoxHeader, start + (int)length);
            start += (int)length;
        }
    }
}
